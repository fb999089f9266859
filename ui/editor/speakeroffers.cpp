#include "ui/editor/speakeroffers.h"

#include "model/coding/names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::OfferedSpeaker)
};

} // namespace

ActorRef offeredActor(const QString &name, const QString &kind, const NameIndex &names)
{
    ActorRef actor;
    actor.id = names.exactly(name);
    if (actor.id.isValid())
        return actor;
    actor.newName = name;
    actor.newKind = actorKinds().contains(kind) ? kind : u"organisation"_s;
    return actor;
}

OfferedSpeaker
offeredSpeaker(const ReadSpeaker &read, const NameIndex &names, const QString &outlet)
{
    OfferedSpeaker offered;
    QString name = read.speaker.name;
    if (read.speaker.kind == u"unnamed source") {
        const QString to = read.through.empty() ? outlet : read.through.back().name;
        name += to.isEmpty() ? u" (unnamed)"_s : QString(u" (unnamed, "_s + to + u')');
    }
    offered.speaker = offeredActor(name, read.speaker.kind, names);
    offered.venue = read.venue;
    offered.how = read.speaker.kind; // of whom nothing else is recorded
    for (const ReadSource &medium : read.through) {
        offered.through.push_back(offeredActor(medium.name, medium.kind, names));
        offered.how += Words::tr("; through %1").arg(medium.name);
    }
    if (read.isPronoun)
        offered.how +=
            Words::tr("; inferred: who spoke in the sentence before, %1").arg(read.speaker.name);
    if (!read.venue.isEmpty())
        offered.how += u"; "_s + read.venue;
    return offered;
}

} // namespace sourceline
