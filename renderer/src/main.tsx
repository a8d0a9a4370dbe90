import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/forcedColors.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '#shared/api/createClient';
import { shippedLive } from '#shared/shipped';
import { App } from './App.tsx';
import { desktop } from './api/desktop.ts';
import { pickTransport } from './api/pickTransport.ts';
import { openSession } from './openSession.ts';
import { StudioProvider } from './stores/hooks.ts';
import { createStudio } from './stores/studio.ts';
import { browserPage } from './stores/view/browserPage.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

const transport = pickTransport();
const studio = createStudio(createClient(transport), transport, shippedLive(), browserPage(), desktop);
studio.attach();
void openSession(studio);

createRoot(root).render(
  <StrictMode>
    <StudioProvider value={studio}>
      <App />
    </StudioProvider>
  </StrictMode>,
);
