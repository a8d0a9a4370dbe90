/** What may be odd about a reply and does its pictures no harm: sentences for the user, told beside the picture. */
export const ODDITIES = {
  packing: 'The answer was packed in another way than it said.',
  events: 'The answer came as a stream of events.',
  file: 'The answer was the picture itself, without a word about it.',
  around: 'The picture came with words around the answer.',
  loose: 'Something stood in the answer, or behind it, that does not belong there.',
  shortened: 'The answer held far more than a picture and its words; the rest of it was left out.',
  tooMany: 'The answer held more pictures than are kept.',
  elsewhere: 'The picture stood in a place of the answer where none is expected.',
  broken: 'The answer ended in the middle, behind the picture.',
  mended: 'The picture’s base64 had been damaged on its way and was mended.',
} as const;
