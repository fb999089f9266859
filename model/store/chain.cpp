#include "model/store/chain.h"

#include "model/store/statement.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

void addField(QCryptographicHash &hash, const QByteArray &bytes)
{
    const quint64 length = qToBigEndian(quint64(bytes.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
    hash.addData(bytes);
}

EditRecord readRecord(const Statement &row)
{
    return {row.id(1),
            row.integer(2),
            row.integer(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.id(8),
            row.integer(9),
            row.text(10),
            row.text(11),
            row.text(12)};
}

// What the edit holds must be what its hash vouches for, unless it was redacted.
bool contentFits(const Statement &row)
{
    for (const int column : {14, 15}) {
        if (!row.isNull(column))
            return sha256Of(row.blob(column)) == row.text(10);
    }
    return true;
}

} // namespace

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString hashOf(const EditRecord &edit)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const qint64 number : {edit.id.value, edit.copy, edit.at})
        addField(hash, QByteArray::number(number));
    for (const QString &text : {edit.who, edit.why, edit.label, edit.kind})
        addField(hash, text.toUtf8());
    addField(hash, edit.of.isValid() ? QByteArray::number(edit.of.value) : QByteArray());
    addField(hash, QByteArray::number(edit.schema));
    for (const QString &text : {edit.changesetSha256, edit.before, edit.otherParent})
        addField(hash, text.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

QStringList chainProblems(sqlite3 *database)
{
    QStringList problems;
    std::map<qint64, QString> heads; // by copy
    Statement edits(database,
                    "SELECT seq, id, copy, at, who, why, label, kind, of, schema, "
                    "changeset_sha256, before, other_parent, hash, "
                    "changeset, batch FROM edit ORDER BY seq");
    while (edits.next()) {
        const EditRecord edit = readRecord(edits);
        const QString name = u"Edit %1 (“%2”)"_s.arg(edits.integer(0)).arg(edit.label);
        QString &head = heads[edit.copy];
        if (edit.before != head)
            problems.append(
                name
                + u" does not follow the edit before it by the same copy: one is missing or was changed."_s);
        else if (hashOf(edit) != edits.text(13))
            problems.append(
                name + u" was changed after it was made: its hash does not fit what it says."_s);
        else if (!contentFits(edits))
            problems.append(name + u" does not hold the changes that it was made with."_s);
        head = edits.text(13);
    }
    if (edits.failed())
        problems.append(edits.error().message);
    return problems;
}

} // namespace sourceline
