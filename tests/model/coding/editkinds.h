#pragma once

#include "model/store/dossier.h"
#include "tests/model/coding/samplecasefile.h"

namespace sourceline {

/// One kind of edit on the sample: what has to be there first, the edit, and what it is called.
struct EditKind
{
    using Make = std::function<EditLog::Change(SampleCasefile &)>;

    const char *name;
    Make make;
    QString label;
    Make first = {};
};

std::vector<EditKind> recordKinds(); ///< attributions, claims, assessments, notes, codebooks, bulk
std::vector<EditKind> worldKinds();  ///< actors, places, links, incidents
std::vector<EditKind> viewKinds();   ///< values put back, imports, frozen views, saved charts
std::vector<EditKind> versionKinds(); ///< anchors in changed versions, sentences skipped

inline Dossier dossierOf(const SampleCasefile &file, Id incident)
{
    auto dossier = readDossier(file.database(), incident);
    if (!dossier)
        qFatal("%s", qPrintable(dossier.error().message));
    return *std::move(dossier);
}

inline Dossier dossierOf(const SampleCasefile &file, const QString &handle)
{
    return dossierOf(file, file.id("incident", handle));
}

/// The row of a table that the last edit made or touched.
inline Id newest(const SampleCasefile &file, const QByteArray &table)
{
    const Id id{countOf(file.database(),
                        "SELECT id FROM edit_row WHERE edit = (SELECT max(seq) FROM edit) AND "
                        "table_name = '"
                            + table + "' ORDER BY id LIMIT 1")};
    if (!id.isValid())
        qFatal("the last edit touched no %s", table.constData());
    return id;
}

} // namespace sourceline
