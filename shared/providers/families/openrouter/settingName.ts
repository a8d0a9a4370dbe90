/** `aspect_ratio` as `Aspect ratio`. */
export function settingName(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
