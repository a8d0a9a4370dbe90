import { Toaster as Sonner } from 'sonner';
import './Toaster.css';

/** Where short notices appear; call sonner's `toast` to show one. */
export function Toaster({ theme }: { readonly theme: 'dark' | 'light' }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      offset={20}
      // Beside the rail.
      mobileOffset={{ left: 48, bottom: 8 }}
      gap={8}
      toastOptions={{ classNames: { toast: 'toast', title: 'toast__title', description: 'toast__description' } }}
    />
  );
}
