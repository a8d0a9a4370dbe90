import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

/** Code and hint of the error a reply is. */
function told(provider: HttpProvider, reply: Pick<HttpReply, 'status' | 'body'> & Partial<HttpReply>) {
  const { id, models } = provider;
  const request = {
    provider: id,
    model: models[0].id,
    prompt: '',
    instructions: '',
    references: [],
    wireSeed: 1,
    options: {},
  };
  try {
    provider.decode({ headers: {}, ...reply }, request);
  } catch (caught) {
    if (caught instanceof AppError) return caught.report();
    throw caught;
  }
  return { code: 'none', message: '' };
}

const said = (provider: HttpProvider, status: number, message: string) =>
  told(provider, { status, body: { error: { code: status, message } } });

/** What relays, and Google and OpenRouter in other words, say; the golden replies hold what they document. */
describe.each([google, openrouter])('words of $title that correct the status', (provider) => {
  it.each<[number, string, string, RegExp]>([
    [429, 'You have run out of credits: your credits were used up.', 'billing', /credit|billing/i],
    [403, 'Insufficient balance', 'billing', /credit|billing/i],
    [400, 'Your credit balance is too low to access the API', 'billing', /credit|billing/i],
    [429, 'insufficient_quota', 'billing', /credit|billing/i],
    [403, 'Billing account for project 123 is closed', 'billing', /credit|billing/i],
    [429, 'The budget of this team was exceeded', 'billing', /limit/i],
    [429, 'Spend limit of $10 per 10 minutes reached', 'rate-limited', /ten minutes/],
    [401, 'This key was revoked', 'key-refused', /switched off/],
    [400, 'The API key has expired', 'key-refused', /expired/],
    [403, 'Your key was found exposed in public', 'key-refused', /Make a new one/],
    [403, 'Your account has been banned', 'key-refused', /suspended/],
    [400, 'Invalid API key', 'key-refused', /key/],
    [500, 'The model is overloaded', 'provider-unavailable', /Wait/],
    [429, 'This model is experiencing high demand', 'provider-unavailable', /Wait/],
    [500, 'The context length is 65536 tokens', 'request-refused', /Shorten/],
    [400, 'Request entity too large', 'request-refused', /too large/],
    [400, 'Could not decode the image', 'request-refused', /PNG or JPEG/],
    [400, 'Rejected by the safety system', 'blocked', /Change the prompt/],
    [403, 'Your input violates our usage guidelines', 'blocked', /Change the prompt/],
    [400, 'The model gemini-9 does not exist', 'model-not-found', /model/],
    [403, 'This is not available in your country', 'request-refused', /where you are/],
    [429, 'Quota of requests per day exceeded', 'rate-limited', /of the day/],
    [429, 'Try again in 2m30s', 'rate-limited', /3 minutes/],
    [429, 'Your quota will reset after 1h0m5s', 'rate-limited', /61 minutes/],
  ])('%i “%s” is “%s”', (status, message, code, hint) => {
    const report = said(provider, status, message);
    expect(report.code).toBe(code);
    expect('hint' in report && report.hint).toMatch(hint);
  });

  it.each<[number, string, string]>([
    [429, 'You exceeded your current quota, please check your plan and billing details.', 'rate-limited'],
    [429, 'Resource has been exhausted (e.g. check quota).', 'rate-limited'],
    [429, 'Rate limited upstream. Add your own key to accumulate your rate limits.', 'rate-limited'],
    [429, 'Quota exceeded, limit: 0.5', 'rate-limited'],
    [504, 'Deadline expired before operation could complete.', 'provider-unavailable'],
    [503, 'The service is suspended for maintenance.', 'provider-unavailable'],
    [400, 'Request contains an invalid argument.', 'request-refused'],
    [400, 'Developer instruction is not enabled for models/gemini-2.0-flash', 'request-refused'],
    [400, 'Invalid value: the seed must be an int32', 'request-refused'],
    [403, 'The caller does not have permission', 'key-refused'],
    [404, 'Not Found', 'model-not-found'],
    [402, 'Payment Required', 'billing'],
  ])('%i “%s” is no more than “%s”', (status, message, code) => {
    expect(said(provider, status, message).code).toBe(code);
  });
});

describe.each([google, openrouter])('what answers in the place of $title', (provider) => {
  const html = { 'content-type': 'text/html' };
  it.each<[string, number, string, RegExp]>([
    ['a check for robots', 403, '<!doctype html><title>Attention Required! | Cloudflare</title>', /robots/],
    ['another', 503, '<html><title>Just a moment...</title></html>', /robots/],
    ['a page of unusual traffic', 429, '<html>Our systems have detected unusual traffic</html>', /robots/],
    ['a captcha', 200, '<html><form>Solve the captcha</form></html>', /robots/],
    ['a hotel', 401, '<html><title>Welcome</title>Log in to our Wi-Fi</html>', /sign in/],
    ['a network that says so', 511, 'Network Authentication Required', /sign in/],
    ['a proxy that wants a password', 407, '', /name and a password/],
    ['a firewall', 403, 'Access denied by policy 7', /proxy/],
    ['a page of a wrong address', 404, '<!DOCTYPE html><title>404</title>', /base address/],
  ])('is told as %s', (_, status, body, hint) => {
    const report = told(provider, { status, body, headers: body.startsWith('<') ? html : {} });
    expect(report.code).toBe('provider-response');
    expect('hint' in report && report.hint).toMatch(hint);
    expect(JSON.stringify(report)).not.toMatch(/refused the key|keys? .*make a new/i);
  });

  it.each<[number, string]>([
    [502, 'provider-unavailable'],
    [524, 'provider-unavailable'],
    [413, 'request-refused'],
    [429, 'rate-limited'],
  ])('is taken for the provider where its page says what went wrong: %i', (status, code) => {
    const body = `<html><title>${status}</title><p>cloudflare</p></html>`;
    expect(told(provider, { status, body, headers: html }).code).toBe(code);
  });
});
