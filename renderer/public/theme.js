// Sets the theme before anything is painted; modules run too late for that. The view store takes over from here.
{
  const saved = localStorage.getItem('lumi.theme');
  const isLight = saved === 'light' || (saved === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = isLight ? 'light' : 'dark';
}
