#pragma once

#include "model/datain/tablefile.h"

namespace sourceline {

/// What a TableFile reads from.
struct TableFile::Source
{
    virtual ~Source() = default;
    virtual Result<void> forEachRow(size_t sheet, const Each &each) const = 0;

    QString path, charset, sha256;
    char separator = 0;
    bool isWorkbook = false;
    std::vector<Sheet> sheets;
};

Result<std::unique_ptr<TableFile::Source>> readCsvSource(const QByteArray &bytes,
                                                         const QString &path);
Result<std::unique_ptr<TableFile::Source>> readXlsxSource(const QByteArray &bytes,
                                                          const QString &path);

/// A heading as names: refuses none at all, and one that stands twice. Spaces around them do not
/// count.
Result<QStringList> headingNames(std::span<const QByteArrayView> cells);

} // namespace sourceline
