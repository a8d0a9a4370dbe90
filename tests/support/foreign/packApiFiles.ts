/** Graphs of ComfyUI in API form, made for tests. */

export type ApiFile = Readonly<
  Record<string, { readonly class_type: string; readonly inputs: Readonly<Record<string, unknown>> }>
>;

/** A picture is drawn of these words by these nodes, beside what a class of the pack adds. */
const DRAWN: ApiFile = {
  p: { class_type: 'LumiGoogleImagenProvider', inputs: { env_key: 'MY_KEY', model: 'gemini-2.5-flash-image' } },
  c: {
    class_type: 'LumiGeminiImagenConfig',
    inputs: { aspect_ratio: '3:2', image_size: '1K', temperature: 0.5, top_p: 0.9 },
  },
  d: {
    class_type: 'LumiLLMImagenProcessor',
    inputs: {
      provider: ['p', 0],
      config: ['c', 0],
      prompt: ' a red fox\n',
      seed: 7,
      error_mode: 'fatal',
      instructions: '',
    },
  },
  v: { class_type: 'PreviewImage', inputs: { images: ['d', 0] } },
};
const drawnOf = (from: readonly [string, number]): ApiFile => ({
  ...DRAWN,
  d: { class_type: 'LumiLLMImagenProcessor', inputs: { ...DRAWN['d']?.inputs, prompt: from } },
});
const with_ = (id: string, inputs: Readonly<Record<string, unknown>>): ApiFile => ({
  ...DRAWN,
  [id]: { class_type: DRAWN[id]?.class_type ?? '', inputs: { ...DRAWN[id]?.inputs, ...inputs } },
});
const node = (type: string, inputs: Readonly<Record<string, unknown>>) => ({ class_type: type, inputs });
const HUGE = '18446744073709551615';

/** For each class of the pack that is rebuilt here: files of which a request hangs on all it says. */
export const PACK_FILES: Readonly<Record<string, ApiFile>> = {
  LumiTextInput: { ...drawnOf(['t', 0]), t: node('LumiTextInput', { text: 'a "red"\nfox 🦊' }) },
  LumiSeed: { ...with_('d', { seed: ['s', 0] }), s: node('LumiSeed', { seed: 4294967295 }) },
  LumiNoiseToSeed: {
    ...with_('d', { seed: ['s', 0] }),
    n: node('RandomNoise', { noise_seed: 12345 }),
    s: node('LumiNoiseToSeed', { noise: ['n', 0] }),
  },
  LumiShowText: {
    ...drawnOf(['s', 0]),
    t: node('LumiTextInput', { text: 'a fox' }),
    s: node('LumiShowText', { text: ['t', 0], displayed_text: 'old' }),
  },
  LumiWrapText: {
    ...drawnOf(['w', 0]),
    t: node('LumiTextInput', { text: 'a fox' }),
    w: node('LumiWrapText', { text: ['t', 0], prepend: 'photo of ', append: ', at night' }),
  },
  LumiShufflePrompt: { ...drawnOf(['s', 0]), s: node('LumiShufflePrompt', { text: 'a b c d e f', seed: HUGE }) },
  LumiWildcardProcessor: {
    ...drawnOf(['w', 0]),
    w: node('LumiWildcardProcessor', {
      wildcard_text: '{a|b|c|d} fox',
      populated_text: 'old',
      mode: 'populate',
      seed: HUGE,
    }),
  },
  LumiOpenRouterProvider: {
    ...drawnOf(['w', 0]),
    o: node('LumiOpenRouterProvider', { env_key: 'MY_KEY', model: 'openai/gpt-5-mini', max_tokens: 321, top_p: 0.5 }),
    w: node('LumiLLMPromptProcessor', { provider: ['o', 0], instructions: 'be kind', prompt: 'a fox', seed: 12 }),
  },
  LumiLLMPromptProcessor: {
    o: node('LumiOpenRouterProvider', { model: 'openai/gpt-5-mini', max_tokens: 1000, top_p: 1 }),
    a: node('LumiLLMPromptProcessor', { provider: ['o', 0], instructions: ' be kind ', prompt: ' a fox ', seed: 1 }),
    b: node('LumiLLMPromptProcessor', { provider: ['o', 0], instructions: '', prompt: ['a', 0], seed: 2147483646 }),
    s: node('LumiShowText', { text: ['b', 0] }),
  },
  LumiGeminiImagenConfig: with_('c', { aspect_ratio: '21:9', image_size: '4K', temperature: 1.85, top_p: 0.03 }),
  LumiLLMImagenConfig: {
    ...DRAWN,
    c: node('LumiLLMImagenConfig', { config_type: 'gemini', aspect_ratio: '4:5', image_size: '2K' }),
  },
  LumiGoogleImagenProvider: with_('p', { env_key: 'OTHER_KEY', model: 'gemini-3-pro-image' }),
  LumiOpenRouterImagenProvider: {
    ...DRAWN,
    p: node('LumiOpenRouterImagenProvider', { env_key: 'OTHER_KEY', model: 'google/gemini-2.5-flash-image' }),
  },
  LumiLLMImagenProvider: {
    ...DRAWN,
    p: node('LumiLLMImagenProvider', { provider_type: 'openrouter', model: 'google/gemini-2.5-flash-image' }),
  },
  LumiLLMImagenProcessor: with_('d', { instructions: ' be kind ', seed: '9223372036854775808' }),
  LumiLoadImage: {
    ...with_('d', { input_images: ['y', 2] }),
    x: node('LumiLoadImage', { image: 'den.png' }),
    y: node('LumiLoadImage', { image: 'fox.png', image_chain: ['x', 2] }),
  },
  LumiRGBAtoRGB: {
    ...DRAWN,
    r: node('LumiRGBAtoRGB', { image: ['d', 0] }),
    v: node('PreviewImage', { images: ['r', 0] }),
  },
  LumiSaveImage: { ...DRAWN, v: node('LumiSaveImage', { images: ['d', 0], directory: 'foxes', filename: 'fox' }) },
};
