import type { Row } from '#contract/row.ts';
import { closePopover } from '#reader/ui/close-popover.ts';
import { addMute } from './change-mutes.ts';
import { mutesOfRow, nameOfMute } from './mutes-of-row.ts';
import { useMuteMessages } from './use-mute-messages.ts';

/** What of a row can be muted, in the menu of the row. */
export function MuteActions({ row, onWord }: { row: Row; onWord: () => void }) {
  const words = useMuteMessages();
  return (
    <>
      {mutesOfRow(row).map((mute) => (
        <button
          key={`${mute.kind} ${mute.value}`}
          type="button"
          onClick={(event) => {
            closePopover(event);
            void addMute(mute, words);
          }}
        >
          {mute.kind === 'source' ? words.muteSource(nameOfMute(mute)) : words.muteAuthor(nameOfMute(mute))}
        </button>
      ))}
      <button
        type="button"
        onClick={(event) => {
          closePopover(event);
          onWord();
        }}
      >
        {words.muteWord}
      </button>
    </>
  );
}
