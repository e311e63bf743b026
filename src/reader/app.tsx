import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './data/query-client.ts';
import { basename } from './data/site.ts';
import { useChosenLanguage } from './i18n/use-messages.ts';
import { Desk } from './routes/desk.tsx';
import { AboutArchive } from './routes/lazy-about-archive.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

/** The whole reader: one page, the desk, at every address. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  useChosenLanguage();
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
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
