#include "model/store/originals.h"

#include "model/store/editrun.h"
#include "model/store/statement.h"

#include <QCryptographicHash>

namespace sourceline {

Result<void> storeOriginal(Writer &writer,
                           const QString &textSha256,
                           const QString &fileName,
                           const QByteArray &bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    Statement insert(writer.database(),
                     "INSERT OR IGNORE INTO original (sha256, text_sha256, file_name, bytes) "
                     "VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, QString::fromLatin1(digest)).bind(2, textSha256).bind(3, fileName);
    insert.bind(4, bytes);
    EditLog::Run::noteUnrecorded(writer);
    return insert.run();
}

} // namespace sourceline
