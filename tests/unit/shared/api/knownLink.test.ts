import { describe, expect, it } from 'vitest';
import { isKnownLink } from '#shared/api/knownLink';

describe('a link of the page', () => {
  it.each([
    'https://aistudio.google.com/apikey',
    'https://openrouter.ai/settings/keys',
    'https://www.google.com/search?q=red%20fox',
    'https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ1',
  ])('leads to %s', (address) => {
    expect(isKnownLink(address)).toBe(true);
  });

  it.each([
    'http://aistudio.google.com/apikey',
    'https://aistudio.google.com.evil.example/',
    'https://user:word@openrouter.ai/',
    'https://openrouter.ai:8443/',
    'https://www.google.com/url?q=https://evil.example',
    'https://vertexaisearch.cloud.google.com/other',
    'https://fieldguide.example/foxes',
    'javascript:alert(1)',
    'openrouter.ai',
  ])('never leads to %s', (address) => {
    expect(isKnownLink(address)).toBe(false);
  });
});
