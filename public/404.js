// Leads from any address of the site that does not exist to the explorer. Relative addresses
// say nothing here, for the page stands at any depth; the one at which this file was found does.
{
  const root = new URL('./', document.currentScript.src);
  const link = document.getElementById('explorer');
  const path = location.pathname.slice(root.pathname.length);
  const [, kind, id] = /^(works|areas)\/([^/]+)/.exec(path) ?? [];
  const search = id ? `?${kind === 'works' ? 'work' : 'area'}=${id}` : location.search;
  link.href = new URL(search || './', root);
}
