import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View } from '#contract/view.ts';
import { authorsQuery } from '#reader/data/queries.ts';
import { FilterForm } from '#reader/features/filters/filter-form.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { Sheet } from '#reader/ui/sheet.tsx';

/** The filters of the list in a sheet. */
export function FilterSheet({
  manifest,
  view,
  onClose,
}: {
  manifest: Manifest;
  view: View;
  onClose: () => void;
}) {
  const messages = useMessages();
  const navigate = useNavigate();
  const authors = useQuery(authorsQuery(manifest));
  return (
    <Sheet title={messages.filterTitle} closeLabel={messages.close} side="end" onClose={onClose}>
      <FilterForm
        view={view}
        authors={authors.data ?? []}
        onChange={(next) => {
          onClose();
          void navigate(`/${printView(next)}`);
        }}
      />
    </Sheet>
  );
}
