import { Toaster as Sonner } from 'sonner';
import './Toaster.css';

/** Where short notices appear; call sonner's `toast` to show one. */
export function Toaster({ theme }: { readonly theme: 'dark' | 'light' }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      offset={20}
      gap={8}
      toastOptions={{ classNames: { toast: 'toast', title: 'toast__title', description: 'toast__description' } }}
    />
  );
}
