import './style/layers.css';
import './style/tokens.css';
import './style/themes.css';
import './style/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isListPagePath } from '#contract/list-page-url.ts';
import { App } from './app.tsx';
import { createQueryClient } from './data/query-client.ts';
import { basename } from './data/site.ts';
import { chosenLanguage } from './i18n/chosen-language.ts';
import { speak } from './i18n/words.ts';
import { makeFirstRequests } from './routes/first-requests.ts';
import { getPreferences } from './state/preferences.ts';
import { BrokenNotice } from './ui/error-boundary.tsx';
import { stageFor } from './ui/served-page.ts';

/** Pages of articles and categories lie in folders, which hosts of files show in the address; the app's own addresses are others. */
function takeOwnAddress(): void {
  const { pathname, search, hash } = location;
  const view = document.querySelector<HTMLMetaElement>('meta[name="lectern-view"]')?.content ?? '';
  const own = isListPagePath(pathname.slice(basename.length)) ? basename + view : null;
  if (own !== null) history.replaceState(history.state, '', own + hash);
  else if (/\/a\/[^/]+\/$/.test(pathname))
    history.replaceState(history.state, '', pathname.slice(0, -1) + search + hash);
}

const element = document.getElementById('lectern');
if (!element) throw new Error('index.html has no element with the id lectern');
const root = createRoot(stageFor(element));
const client = createQueryClient();
takeOwnAddress();
makeFirstRequests(client);
speak(chosenLanguage(getPreferences())).then(
  () => {
    root.render(
      <StrictMode>
        <App client={client} />
      </StrictMode>,
    );
  },
  () => root.render(<BrokenNotice />),
);
