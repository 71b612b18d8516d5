/** Forms of /publish, filled with life by browser/publish*.ts. No field has a name, so that nothing typed can come into an address. */

interface Families {
  readonly families: readonly { readonly key: string; readonly title: string }[];
}

const FamilyOptions = ({ families }: Families) => <>{families.map(({ key, title }) => <option key={key} value={key}>{title}</option>)}</>;

export function TryForm({ families }: Families) {
  return (
    <form class="form" id="try-form">
      <p>No token, and nothing is stored: type your rungs, lowest first, or paste them from a spreadsheet into any cell.</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Rungs to try">
        <table class="try">
          <caption class="out-of-sight">Rungs to try, lowest first</caption>
          <thead><tr><th scope="col">Code</th><th scope="col">Title</th><th scope="col">Track</th><th scope="col">What people on it answer for</th><th scope="col"><span class="out-of-sight">Remove</span></th></tr></thead>
          <tbody id="try-rows" />
        </table>
      </div>
      <p><button type="button" class="quiet" id="try-add">Add a rung</button></p>
      <div class="field-row">
        <div class="field"><label for="try-family">Family</label><select id="try-family"><FamilyOptions families={families} /></select></div>
        <div class="field"><label for="try-people">People at the company</label><input id="try-people" type="text" inputMode="numeric" autocomplete="off" aria-describedby="try-people-hint" /><p class="hint" id="try-people-hint">If you like: small companies give high titles early.</p></div>
      </div>
      <div class="controls"><button type="submit" id="try-go">Show where they would stand</button><button type="button" class="quiet" id="try-take" hidden>Go on with these rungs in step 2</button></div>
      <p class="soft" id="try-status" role="status" />
      <div id="try-editor" />
    </form>
  );
}

export function TokenForm() {
  return (
    <form class="form" id="who-form">
      <div class="field">
        <label for="who-token">Your token</label>
        <input id="who-token" type="password" autocomplete="off" spellcheck={false} maxLength={4000} aria-describedby="who-hint" />
        <p class="hint" id="who-hint">It begins with olt_. It is sent to this server with each of your acts and nowhere else, and forgotten when you leave this page.</p>
      </div>
      <p><label class="check"><input type="checkbox" id="who-keep" /> Keep it in this tab until I close the tab</label></p>
      <div class="controls"><button type="submit" id="who-use">Use this token</button><button type="button" class="quiet" id="who-forget">Forget it</button></div>
      <p class="soft" id="who-status" role="status" />
      <div class="field" id="who-choice" hidden><label for="who-company">Company</label><input id="who-company" type="text" autocomplete="off" list="who-companies" aria-describedby="who-company-hint" /><datalist id="who-companies" /><p class="hint" id="who-company-hint">Your token holds at more than one. Its short name, as in its address; Enter takes it.</p></div>
    </form>
  );
}

export function FileForm({ families }: Families) {
  return (
    <form class="form" id="file-form">
      <div id="file-drafts" />
      <div class="field-row">
        <div class="field"><label for="file-ladder">Which ladder</label><select id="file-ladder" /></div>
        <div class="field" data-new><label for="file-name">Its name</label><input id="file-name" type="text" maxLength={200} autocomplete="off" placeholder="Engineering" /></div>
        <div class="field" data-new><label for="file-family">Family</label><select id="file-family"><FamilyOptions families={families} /></select></div>
      </div>
      <p id="file-next" hidden><button type="button" class="quiet" id="file-begin">Begin its next version with what is published</button></p>
      <div class="file-beside">
        <div class="field">
          <label for="file-text">The ladder, as a table or as a file's text</label>
          <textarea id="file-text" rows={12} spellcheck={false} aria-describedby="file-hint" placeholder={"track,code,title,scope\nIC,E1,Engineer,small tasks with guidance\nIC,E2,Senior Engineer,leads projects of the team"} />
          <p class="hint" id="file-hint">Paste it, drop a file on it, or open one. Of a table, the columns track (IC or M) and title are needed.</p>
        </div>
        <div id="file-faults" role="region" aria-label="What is wrong with the file" tabIndex={0} hidden />
      </div>
      <div class="field-row">
        <div class="field"><label for="file-open">Open a file</label><input id="file-open" type="file" accept=".csv,.tsv,.txt,.yaml,.yml,.json" /></div>
        <div class="field"><label for="file-format">Form</label><select id="file-format"><option value="">As it looks</option><option value="CSV">Table (CSV, tabs)</option><option value="YAML">YAML</option><option value="JSON">JSON</option></select></div>
      </div>
      <p id="file-over" hidden><label class="check"><input type="checkbox" id="file-replace" /> <span id="file-over-text" /></label></p>
      <div class="controls"><button type="button" class="quiet" id="file-check">Check it</button><button type="submit" id="file-keep">Keep it as a draft</button></div>
      <p class="soft" id="file-status" role="status" />
    </form>
  );
}

export function PublishForm() {
  return (
    <form class="form" id="release-form">
      <div class="field"><label for="release-note">What this version changes, and why</label><textarea id="release-note" rows={3} maxLength={2000} aria-describedby="release-hint" /><p class="hint" id="release-hint">Public, beside the version.</p></div>
      <div class="field-row">
        <div class="field"><label for="release-day">In force from</label><input id="release-day" type="date" aria-describedby="release-day-hint" /><p class="hint" id="release-day-hint">Empty: from today.</p></div>
        <div class="field"><label for="release-visibility">Who finds it</label><select id="release-visibility"><option value="LISTED">Everybody: in search, comparisons and lists</option><option value="UNLISTED">Only who has its link</option></select></div>
      </div>
      <div class="controls"><button type="submit" id="release-go">Publish</button></div>
      <p class="soft" id="release-status" role="status" />
      <div id="release-done" tabIndex={-1} />
    </form>
  );
}
