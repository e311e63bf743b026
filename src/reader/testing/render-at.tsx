import { type RenderResult, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { type Location, MemoryRouter, useLocation } from 'react-router';
import { parseView, type View } from '#contract/view.ts';

export type Rendered = RenderResult & { user: UserEvent; location: () => Location };

/** Renders for a test at an address of the app, with a person who uses it; `location` tells where that led. */
export function renderAt(address: string, children: ReactNode): Rendered {
  let current: Location | undefined;
  const result = render(
    <MemoryRouter initialEntries={[address]}>
      {children}
      <Watch
        onLocation={(location) => {
          current = location;
        }}
      />
    </MemoryRouter>,
  );
  const location = (): Location => {
    if (!current) throw new Error('nothing was rendered');
    return current;
  };
  return { ...result, user: userEvent.setup(), location };
}

/** The same for what shows the view of the address, as the desk's parts do. */
export function renderView(address: string, show: (view: View) => ReactNode): Rendered {
  return renderAt(address, <AtView show={show} />);
}

function Watch({ onLocation }: { onLocation: (location: Location) => void }) {
  onLocation(useLocation());
  return null;
}

function AtView({ show }: { show: (view: View) => ReactNode }) {
  return show(parseView(new URLSearchParams(useLocation().search)));
}

/** The query of an address with readable names, in its order: `['category=编程', 'words=a b']`. */
export function queryOf({ search }: { search: string }): string[] {
  return [...new URLSearchParams(search)].map(([name, value]) => `${name}=${value}`);
}
