/** The folder this process was started in; `undefined` where it is gone or must not be entered, which Node throws at. */
export function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
