import { findElectron } from './findElectron.ts';

/** Says what the specs run on. */
export default function announce(): void {
  const electron = findElectron();
  process.stderr.write(
    electron
      ? `The desktop specs run on ${electron}, and on the stand-in.\n`
      : 'The desktop specs run on the stand-in only; those on a real Electron are skipped: its binary is not here (npx install-electron).\n',
  );
}
