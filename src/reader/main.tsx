import './style/layers.css';
import './style/tokens.css';
import './style/themes.css';
import './style/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('lectern');
if (!root) throw new Error('index.html has no element with the id lectern');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
