import { createRequire } from 'node:module';

/** What a package tells a Linux desktop of the application. */
export interface LinuxEntries {
  /** The lines of the AppImage's desktop entry by their names. */
  readonly appImage: Readonly<Record<string, string>>;
  /** What the deb is made with, as fpm is told. */
  readonly deb: readonly string[];
}

/** A program that prints a `LinuxEntries` of an unpacked package. electron-builder computes them and stops before it would fetch its tools. */
export function linuxEntriesProgram(unpacked: string, output: string): string {
  const builder = createRequire(import.meta.url).resolve('electron-builder');
  return `
import builder from ${JSON.stringify(builder)};
const { build, Platform, Arch } = builder;
const computed = [];
await build({
  targets: Platform.LINUX.createTarget(['AppImage', 'deb'], Arch.x64),
  prepackaged: ${JSON.stringify(unpacked)},
  publish: 'never',
  config: { directories: { output: ${JSON.stringify(output)} } },
  effectiveOptionComputed: (options) => Promise.resolve(computed.push(options) > 0),
});
const [image] = computed.filter((options) => 'desktop' in options);
const [[deb]] = computed.filter((options) => Array.isArray(options));
const lines = image.desktop.split('\\n').flatMap((line) => /^([^=]+)=(.*)$/.exec(line) ?? []);
const appImage = { fileName: image.desktopFileName };
for (let at = 0; at < lines.length; at += 3) appImage[lines[at + 1]] = lines[at + 2];
process.stdout.write('\\n' + JSON.stringify({ appImage, deb }) + '\\n');
`;
}
