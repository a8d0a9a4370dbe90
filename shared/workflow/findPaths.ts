/** What goes on in a path: anything but a blank or a sign no path holds, and a blank where more of the path follows. */
const REST = String.raw`(?:[^\s"'<>|*?]|[ ](?=[^\s"'<>|*?]*[\\/]))*`;
/**
 * A file address; the home folder; a drive; a share; an absolute path of at least two parts. A slash after a letter, as in “and/or” or in
 * the address of a site, begins none.
 */
const STARTS = [
  String.raw`file:\/\/`,
  String.raw`(?<![\w~])~[\w.-]*[\\/]`,
  String.raw`(?<![A-Za-z])[A-Za-z]:(?:\\|\/(?!\/))`,
  String.raw`\\\\[\w.$-]+\\`,
  String.raw`(?<![\w.\/:~\\-])\/(?:[\w.@+-]+\/)`,
  String.raw`(?:%USERPROFILE%|%APPDATA%|\$HOME)[\\/]`,
].join('|');
const PATH = new RegExp(`(?:${STARTS})${REST}`, 'gi');

/** Places on a disk that a text names, on any system. */
export function findPaths(text: string): readonly string[] {
  return text.match(PATH) ?? [];
}

/** The text without them. */
export function removePaths(text: string): string {
  return text.replaceAll(PATH, '[path removed]');
}
