#include "model/coding/actorrefs.h"

#include "model/coding/rows.h"

namespace sourceline {

using namespace Qt::StringLiterals;

Result<Id> ActorRefs::resolve(const ActorRef &ref)
{
    if (ref.id.isValid()) {
        if (const auto there = requireRow(m_writer, "actor", ref.id, u"The actor"_s); !there)
            return there.error();
        return ref.id;
    }
    const QString name = ref.newName.simplified();
    if (name.isEmpty())
        return Id();
    if (const auto made = m_made.find(name); made != m_made.end())
        return made->second;
    if (!actorKinds().contains(ref.newKind))
        return Error{u"“%1” is not a kind of actor; nothing was changed."_s.arg(ref.newKind)};
    const auto id = m_writer.insert("actor", {{"name", name}, {"kind", ref.newKind}});
    if (id)
        m_made.emplace(name, *id);
    return id;
}

QString actorName(sqlite3 *database, Id actor)
{
    return textOf(columnOf(database, "actor", "name", actor));
}

} // namespace sourceline
