// Runs in the page that a token opens: keeps the pass it brings where only this address reads it, and goes on to the studio. The address with
// the token leaves the tab's history.
{
  const pass = document.querySelector('meta[name="lumi-pass"]');
  localStorage.setItem('lumi.pass', pass.content);
  location.replace('/');
}
