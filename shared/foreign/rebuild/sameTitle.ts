/** Whether a title is only what the program calls nodes of this class: `Lumi Text Input` of a `LumiTextInput`. */
export function sameTitle(title: string, type: string): boolean {
  const plain = (text: string) =>
    text
      .slice(0, 200)
      .toLowerCase()
      .replaceAll(/\(deprecated\)|[^a-z0-9]/g, '');
  return plain(title) === plain(type);
}
