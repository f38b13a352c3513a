// Tells reference managers which works the page shows: `citation_*` tags for the work that is open,
// else a COinS span for each work in view. The export worker writes them. It is part of the offline
// copy, so this starts once that copy is complete, and not in frames.

const CATALOGUE = 'data/catalogue.json';
// Beyond this many characters of catalogue, parsing it a second time would be felt.
const MOST = 10_000_000;
const PAUSE = 400;

const element = (name, attributes) => Object.assign(document.createElement(name), attributes);
const idle = (act) => (window.requestIdleCallback ?? setTimeout)(act);

// The records by id, and everything else of the catalogue.
const load = async () => {
  const response = await fetch(new URL(CATALOGUE, document.baseURI));
  const text = await response.text();
  if (text.length > MOST) return null;
  const { works, ...head } = JSON.parse(text);
  return { works: new Map(works.map((work) => [work.id, work])), head };
};

// Which works to tell of, and whether it is the one that is open.
const shown = () => {
  const open = new URLSearchParams(location.search).get('work');
  if (open) return { isOpen: true, ids: [open] };
  const rows = document.querySelectorAll('main [data-work]');
  return { isOpen: false, ids: [...new Set([...rows].map(({ dataset }) => dataset.work))] };
};

// What the export worker writes for each work of a catalogue.
const tags = async (catalogue) => {
  const { response } = await globalThis.ellm.exportWorker('"tags"', JSON.stringify(catalogue));
  const { tags: works, failed } = JSON.parse(response);
  if (failed) throw new Error(failed.text);
  return works;
};

const span = ({ coins }) => element('span', { className: 'Z3988', title: coins });

const metas = ({ tags }) => tags.map(([name, content]) => element('meta', { name, content }));

/** Follows what the page shows. */
export const start = () => {
  const spans = element('div', { id: 'references', hidden: true });
  document.body.append(spans);
  let catalogue = null;
  let told = '';

  const tell = async () => {
    const { isOpen, ids } = shown();
    const sign = JSON.stringify([isOpen, ids]);
    if (sign === told) return;
    told = sign;
    const known = await (catalogue ??= load());
    const records = ids.map((id) => known?.works.get(id)).filter(Boolean);
    const works = records.length ? await tags({ ...known.head, works: records }) : [];
    // Meanwhile the page may show others.
    if (sign !== told) return;
    const ofPage = isOpen ? works.flatMap(metas) : [];
    for (const meta of document.head.querySelectorAll('meta[name^=citation_]')) meta.remove();
    document.head.append(...ofPage);
    // A page with spans is a list to Zotero, so they are left out where the tags say more.
    spans.replaceChildren(...ofPage.length ? [] : works.map(span));
    document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true, cancelable: true }));
  };

  // Once the page is idle.
  let pending = 0;
  const look = () => {
    clearTimeout(pending);
    pending = setTimeout(() => idle(() => {
      // Harmless without a reference manager; tried again with the next change.
      tell().catch((error) => {
        [catalogue, told] = [null, ''];
        console.info(`No references for reference managers: ${error.message}`);
      });
    }), PAUSE);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
};
