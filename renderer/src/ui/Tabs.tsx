import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './Tabs.css';

export interface Tab {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** Read out for the row of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Value of the one that is open first. */
  readonly initial: string;
}

/** Several pages in one place, one at a time. */
export function Tabs({ label, tabs, initial }: TabsProps) {
  return (
    <Radix.Root defaultValue={initial} className="tabs">
      <Radix.List className="tabs__list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className="tabs__tab">
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="tabs__page" tabIndex={-1}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
