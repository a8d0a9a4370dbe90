// Runs in the door's own pages. The one that a token opens brings the pass: this keeps it where only this address reads it, and goes on to the
// studio; the address with the token leaves the tab's history. Any other is shown where the browser's cookie did not come: where the pass is
// kept from before, it gets the cookie anew.
{
  const PASS_KEY = 'lumi.pass';
  const brought = document.querySelector('meta[name="lumi-pass"]');
  if (brought) {
    localStorage.setItem(PASS_KEY, brought.content);
    location.replace('/');
  } else {
    const pass = localStorage.getItem(PASS_KEY);
    if (pass) void comeBack(pass);
  }

  async function comeBack(pass) {
    const { ok } = await fetch('/', { headers: { 'x-lumi-pass': pass }, cache: 'no-store' });
    // A browser that takes no cookie would come back for ever.
    if (ok && (await fetch('/lamp.svg', { cache: 'no-store' })).ok) location.replace('/');
  }
}
