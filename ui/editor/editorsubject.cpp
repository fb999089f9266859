#include "ui/editor/editorsubject.h"

#include "ui/editor/editorwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::EditorSubject)
};

template <typename View>
const View *found(const std::vector<View> &views, const Subject &subject, QByteArrayView table)
{
    if (subject.table != table)
        return nullptr;
    const auto at = std::find_if(
        views.begin(), views.end(), [&subject](const View &view) { return view.id == subject.id; });
    return at == views.end() ? nullptr : &*at;
}

} // namespace

const AttributionView *attributionOf(const Dossier &dossier, const Subject &subject)
{
    return found(dossier.attributions, subject, "attribution");
}

const ClaimView *claimOf(const Dossier &dossier, const Subject &subject)
{
    return found(dossier.claims, subject, "claim");
}

const LinkView *linkOf(const Dossier &dossier, const Subject &subject)
{
    return found(dossier.links, subject, "link");
}

QString subjectWords(const Dossier *dossier, const Subject &subject)
{
    if (dossier) {
        if (const AttributionView *attribution = attributionOf(*dossier, subject))
            return attributionWords(*dossier, *attribution);
        if (const ClaimView *claim = claimOf(*dossier, subject))
            return claimWords(*dossier, *claim);
        if (isOfIncident(subject))
            return incidentWords(*dossier);
    }
    if (subject.table == "document")
        return subject.range ? Words::tr("this sentence") : Words::tr("this article");
    if (subject.table.isEmpty())
        return Words::tr("the casefile");
    return Words::tr("this %1").arg(QString::fromLatin1(subject.table));
}

bool isOfIncident(const Subject &subject)
{
    return subject.table == "incident" || subject.table == "link" || subject.table == "assessment";
}

} // namespace sourceline
