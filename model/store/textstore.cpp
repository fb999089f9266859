#include "model/store/textstore.h"

#include <QCryptographicHash>

#include <sqlite3.h>

namespace sourceline {

Result<StoredText> storeTextRow(StatementCache &statements, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    StoredText stored;
    stored.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(utf8, QCryptographicHash::Sha256).toHex());
    const LentStatement present = statements.lend("SELECT id FROM text WHERE sha256 = ?1");
    present->bind(1, stored.sha256);
    if (present->next()) {
        stored.id = present->id(0);
        return stored;
    }
    if (present->failed())
        return present->error();
    const LentStatement insert = statements.lend("INSERT INTO text (sha256, text) VALUES (?1, ?2)");
    if (auto done = insert->bind(1, stored.sha256).bind(2, text).run(); !done)
        return done.error();
    stored.id = Id{sqlite3_last_insert_rowid(statements.database())};
    stored.isNew = true;
    return stored;
}

} // namespace sourceline
