// Points the link of the 404 page at the explorer. Relative addresses do not help there, because
// the page is served at any depth; the address at which this script was found does.
{
  const root = new URL('./', document.currentScript.src);
  const link = document.getElementById('explorer');
  const path = location.pathname.slice(root.pathname.length);
  const [, kind, id] = /^(works|areas)\/([^/]+)/.exec(path) ?? [];
  const search = id ? `?${kind === 'works' ? 'work' : 'area'}=${id}` : location.search;
  link.href = new URL(search || './', root);
}
