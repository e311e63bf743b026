import './style/layers.css';
import './style/tokens.css';
import './style/themes.css';
import './style/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { chosenLanguage } from './i18n/chosen-language.ts';
import { speak } from './i18n/words.ts';
import { loadOpenPane } from './routes/lazy-open-pane.tsx';
import { getPreferences } from './state/preferences.ts';
import { BrokenNotice } from './ui/error-boundary.tsx';

const element = document.getElementById('lectern');
if (!element) throw new Error('index.html has no element with the id lectern');
const root = createRoot(element);
// An address that is an article's needs this as soon as the desk itself.
if (/\/a\/[^/]+$/.test(location.pathname)) void loadOpenPane();
speak(chosenLanguage(getPreferences())).then(
  () => {
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  },
  () => root.render(<BrokenNotice />),
);
