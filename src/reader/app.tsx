import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, Route, Routes } from 'react-router';
import { basename } from './data/site.ts';
import { useChosenLanguage } from './i18n/use-messages.ts';
import { Desk } from './routes/desk.tsx';
import { AboutArchive } from './routes/lazy-about-archive.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

/** The whole reader: one page, the desk, at every address. */
export function App({ client }: { client: QueryClient }) {
  useChosenLanguage();
  return (
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <BrowserRouter basename={basename}>
          <Routes>
            <Route index element={<Desk />} />
            <Route path="a/:id" element={<Desk />} />
            <Route path="about/archive" element={<AboutArchive />} />
            <Route path="*" element={<Desk />} />
          </Routes>
        </BrowserRouter>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
