import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '../stores/view/ViewState.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';

const ICONS = { dark: Moon, light: Sun, system: Monitor } as const;
const NEXT = { dark: 'light', light: 'system', system: 'dark' } as const satisfies Record<Theme, Theme>;
const NAMES = { dark: 'dark', light: 'light', system: 'as the system' } as const;

/** Goes through the themes. */
export function ThemeButton() {
  const { view } = useStudio();
  const theme = useView((state) => state.theme);
  return (
    <IconButton
      label={`Theme: ${NAMES[theme]}`}
      icon={ICONS[theme]}
      onClick={() => {
        view.getState().setTheme(NEXT[theme]);
      }}
    />
  );
}
