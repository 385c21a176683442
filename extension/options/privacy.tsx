// Options, Privacy: what is read, kept and sent, and the permissions that the browser has granted, as the browser tells it.
import { useEffect, useState } from 'preact/hooks';
import { say, sayCount } from '../../web/core/say';
import { requestsEver } from '../lookup_store';

export function Privacy() {
  const [origins, setOrigins] = useState<string[]>([]);
  const [requests, setRequests] = useState(0);
  useEffect(() => {
    const look = (): void => void chrome.permissions.getAll().then((all) => setOrigins(all.origins ?? []));
    look();
    void requestsEver().then(setRequests);
    chrome.permissions.onAdded.addListener(look);
    chrome.permissions.onRemoved.addListener(look);
  }, []);
  return (
    <>
      <p>{say('opt_privacy_sends')}</p>
      <p>{say('opt_privacy_reads')}</p>
      <p>{say('opt_privacy_page')}</p>
      <p>{say('opt_privacy_hidden')}</p>
      <dl class="opt-facts">
        <div><dt>{say('opt_privacy_allowed')}</dt><dd><bdi>{origins.join(', ') || say('opt_privacy_none')}</bdi></dd></div>
      </dl>
      <p class="opt-count">{sayCount('opt_requests', requests)}</p>
    </>
  );
}
