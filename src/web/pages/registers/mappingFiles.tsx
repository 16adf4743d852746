import { typographic as t } from '../../../french.js'

/** A mapping as a file: taken away, or given. */
export function MappingFiles({ id }: { readonly id: number }) {
  return (
    <details>
      <summary>La correspondance comme fichier</summary>
      <p>
        {t('Ce que sont ces colonnes, en JSON, pour une autre installation ou la ligne de commande : ')}
        <a href={`/registres/depots/${id}/correspondance.json`} download>
          télécharger la correspondance
        </a>
        .
      </p>
      <form method="post" action={`/registres/depots/${id}/correspondance`} enctype="multipart/form-data">
        <div class="field">
          <label for="correspondance">Donner une correspondance (fichier .json)</label>
          <input id="correspondance" name="correspondance" type="file" accept=".json,application/json" />
        </div>
        <div class="field">
          <label for="correspondance-texte">ou la coller ici</label>
          <textarea id="correspondance-texte" name="texte" rows={4} />
        </div>
        <button type="submit">Lire les colonnes ainsi</button>
      </form>
    </details>
  )
}
