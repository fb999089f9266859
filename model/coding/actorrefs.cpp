#include "model/coding/actorrefs.h"

#include "model/coding/rows.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool isActorKind(const QString &kind)
{
    static constexpr std::array kinds{"organisation"_L1,
                                      "state"_L1,
                                      "state organ"_L1,
                                      "person"_L1,
                                      "outlet"_L1,
                                      "unnamed source"_L1,
                                      "description"_L1};
    return std::any_of(kinds.begin(), kinds.end(), [&kind](auto k) { return kind == k; });
}

} // namespace

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
    if (!isActorKind(ref.newKind))
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
