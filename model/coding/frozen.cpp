#include "model/coding/frozen.h"

#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <QJsonDocument>
#include <QtEndian>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 8;

QByteArray packed(std::vector<Id> incidents)
{
    QByteArray bytes;
    for (const Id id : distinctIds(std::move(incidents))) {
        char key[keyBytes];
        qToBigEndian(id.value, key);
        bytes.append(key, keyBytes);
    }
    return bytes;
}

std::vector<Id> unpacked(const QByteArray &bytes)
{
    std::vector<Id> incidents;
    for (qsizetype at = 0; at + keyBytes <= bytes.size(); at += keyBytes)
        incidents.push_back(Id{qFromBigEndian<qint64>(bytes.constData() + at)});
    return incidents;
}

Id newestEdit(sqlite3 *database)
{
    Statement newest(database, "SELECT id FROM edit ORDER BY seq DESC LIMIT 1");
    return newest.next() ? newest.id(0) : Id();
}

} // namespace

EditLog::Change freezeView(const FrozenView &view)
{
    return [view](Writer &writer) -> Result<void> {
        const QString name = view.name.simplified();
        if (name.isEmpty())
            return Error{u"A frozen view needs a name. Nothing was changed."_s};
        writer.describe(u"Freeze view: "_s + name);
        const QByteArray spec = QJsonDocument(view.spec).toJson(QJsonDocument::Compact);
        const auto added =
            writer.insert("frozen_view",
                          {{"name", name},
                           {"spec", QString::fromUtf8(spec)},
                           {"edit", toValue(newestEdit(writer.database()))},
                           {"said_by", orNull(view.saidBy)},
                           {"incidents", view.all ? Value() : Value(packed(view.incidents))},
                           {"note", orNull(view.note)},
                           {"made_by", view.madeBy},
                           {"made_at", nowInMs()}});
        return added ? Result<void>() : Result<void>(added.error());
    };
}

EditLog::Change removeFrozenView(Id view)
{
    return [view](Writer &writer) -> Result<void> {
        if (auto there = requireRow(writer, "frozen_view", view, u"This frozen view"_s); !there)
            return there;
        writer.describe(u"Remove frozen view: "_s
                        + textOf(columnOf(writer.database(), "frozen_view", "name", view)));
        return writer.remove("frozen_view", view);
    };
}

Result<std::vector<FrozenView>> frozenViews(sqlite3 *database)
{
    Statement select(database,
                     "SELECT id, name, note, made_by, made_at, edit, said_by, incidents, spec FROM "
                     "frozen_view ORDER BY made_at DESC, id DESC");
    std::vector<FrozenView> views;
    while (select.next()) {
        FrozenView view;
        view.id = select.id(0);
        view.name = select.text(1);
        view.note = select.text(2);
        view.madeBy = select.text(3);
        view.madeAt = select.integer(4);
        view.edit = select.id(5);
        view.saidBy = select.text(6);
        view.all = select.isNull(7);
        view.incidents = unpacked(select.blob(7));
        view.spec = QJsonDocument::fromJson(select.utf8(8)).object();
        views.push_back(std::move(view));
    }
    if (select.failed())
        return select.error();
    return views;
}

} // namespace sourceline
