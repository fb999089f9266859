#include "ui/editor/changes.h"

#include "model/coding/bulk.h"
#include "model/coding/places.h"

using namespace Qt::StringLiterals;

namespace sourceline {

EditLog::Change oneAfterAnother(const std::vector<EditLog::Change> &changes, Id incident)
{
    return [changes, incident](Writer &writer) -> Result<void> {
        for (const EditLog::Change &change : changes) {
            if (auto done = change(writer); !done)
                return done;
        }
        if (changes.size() > 1)
            writer.describe(u"Edit "_s + incidentName(writer.database(), incident));
        return {};
    };
}

EditLog::Change setNewPlace(Id incident, const QString &name)
{
    return [incident, name](Writer &writer) -> Result<void> {
        const auto place = writer.insert("place", {{"name", name}});
        if (!place)
            return place.error();
        return setIncidentField({incident}, "place", toValue(*place))(writer);
    };
}

} // namespace sourceline
