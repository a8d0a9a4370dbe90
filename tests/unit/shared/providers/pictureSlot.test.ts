import { describe, expect, it } from 'vitest';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import { pictureSlot, typeNote, wireMime } from '#shared/providers/pictureSlot';

const image = (mime: string) => ({ id: 'a', width: 1, height: 1, mime });

describe('a reference picture', () => {
  it.each([
    ['image/png', google, 'image/png', undefined],
    ['image/jpeg', google, 'image/jpeg', undefined],
    ['image/jpg', google, 'image/jpeg', undefined],
    ['image/webp', google, 'image/webp', undefined],
    ['image/heic', google, 'image/heic', undefined],
    ['image/heif', google, 'image/heif', undefined],
    ['image/gif', google, 'image/png', 'image/png'],
    ['image/avif', google, 'image/png', 'image/png'],
    ['image/tiff', google, 'image/png', 'image/png'],
    ['image/bmp', google, 'image/png', 'image/png'],
    ['image/svg+xml', google, 'image/png', 'image/png'],
    ['application/octet-stream', google, 'image/png', 'image/png'],
    ['image/webp', openrouter, 'image/webp', undefined],
    ['image/gif', openrouter, 'image/png', 'image/png'],
    ['image/heic', openrouter, 'image/png', 'image/png'],
  ] as const)('of the type %s goes to $title as %s', (mime, { referenceTypes }, sent, as) => {
    expect(wireMime(image(mime), referenceTypes)).toBe(sent);
    expect(pictureSlot(image(mime), referenceTypes).as).toBe(as);
  });

  it('that is not sent as it is, is told once for each type', () => {
    const images = ['image/gif', 'image/png', 'image/avif', 'image/gif', 'image/jpg'].map(image);
    expect(typeNote(images, google.referenceTypes, 'Google AI')).toBe(
      'Google AI takes no GIF and AVIF: of such a reference picture the first frame will be sent, as PNG.',
    );
    expect(typeNote([image('image/png'), image('image/jpg')], google.referenceTypes, 'Google AI')).toBeUndefined();
  });
});
