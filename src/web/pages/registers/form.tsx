import { typographic as t } from '../../../french.js'
import { megabytes, type UploadLimits } from '../../../tasks/upload/limits.js'

interface UploadFormProps {
  readonly limits: UploadLimits
  /** Why the file sent before was refused. */
  readonly refusal: string | null
}

/** A file field that is also where files are dropped; a plain form where scripts do not run. */
export function UploadForm({ limits, refusal }: UploadFormProps) {
  return (
    <form
      class="drop"
      method="post"
      action="/registres"
      enctype="multipart/form-data"
      aria-labelledby="deposer"
      data-upload
      data-max-bytes={limits.maxFileBytes}
      data-max-words={megabytes(limits.maxFileBytes)}
    >
      <h2 id="deposer">Déposer un registre</h2>
      <div class="field">
        <label for="fichier">Fichier du registre</label>
        <input
          id="fichier"
          name="fichier"
          type="file"
          required
          accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.json,.jsonl,.xml,.zip"
          aria-describedby="formats fichier-probleme"
        />
        <span class="hint" id="formats">
          {t(
            `Tableur (.xlsx, .xls, .xlsb, .ods), CSV, données essentielles (DECP, .json ou .xml), ou une archive .zip de tels fichiers ; ${megabytes(limits.maxFileBytes)} au plus. Colonnes et feuilles sont reconnues seules ; rien n’est publié hors de ce service.`,
          )}
        </span>
      </div>
      <p class="hint" data-drop-hint hidden>
        Vous pouvez aussi glisser le fichier dans ce cadre, ou sur toute autre page.
      </p>
      <p class="chosen" data-chosen hidden />
      <div class="field">
        <label for="acheteur">{t('SIRET de l’acheteur (facultatif)')}</label>
        <input
          id="acheteur"
          name="acheteur"
          inputmode="numeric"
          autocomplete="off"
          maxlength={20}
          pattern="\s*(\d\s*){14}"
          title="14 chiffres"
          aria-describedby="acheteur-aide"
        />
        <span class="hint" id="acheteur-aide">
          {t(
            '14 chiffres. Utile si le registre ne nomme pas l’acheteur : il est donné aux seules lignes qui n’en ont pas.',
          )}
        </span>
      </div>
      <p class="problem" id="fichier-probleme" role="alert">
        {refusal === null ? '' : t(refusal)}
      </p>
      <div class="actions">
        <button class="primary" type="submit">
          Déposer ce registre
        </button>
        <button type="submit" formaction="/registres/direct">
          Importer sans aperçu
        </button>
      </div>
      <p class="hint">
        {t('D’abord ses colonnes, puis ce que l’import changerait : rien n’est écrit avant que vous ne le demandiez.')}
      </p>
    </form>
  )
}
