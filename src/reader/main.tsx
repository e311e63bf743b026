import './style/layers.css';
import './style/tokens.css';
import './style/themes.css';
import './style/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createQueryClient } from './data/query-client.ts';
import { chosenLanguage } from './i18n/chosen-language.ts';
import { speak } from './i18n/words.ts';
import { makeFirstRequests } from './routes/first-requests.ts';
import { getPreferences } from './state/preferences.ts';
import { BrokenNotice } from './ui/error-boundary.tsx';
import { stageFor } from './ui/served-page.ts';

/** Hosts of files put one behind an article's address, because its page lies in a folder. */
function dropLastSlash(): void {
  const { pathname, search, hash } = location;
  if (/\/a\/[^/]+\/$/.test(pathname))
    history.replaceState(history.state, '', pathname.slice(0, -1) + search + hash);
}

const element = document.getElementById('lectern');
if (!element) throw new Error('index.html has no element with the id lectern');
const root = createRoot(stageFor(element));
const client = createQueryClient();
dropLastSlash();
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
