#pragma once

#include "model/text/result.h"
#include "ui/paper/chartscene.h"

namespace sourceline {

/// What a PDF carries beside its pages.
struct PdfFacts
{
    QString title;
    QString program;     ///< `Sourceline 0.1.0`
    qint64 dataAsOf = 0; ///< ms since 1970 UTC: the file's date, so that it is made the same twice
    QString attachment;  ///< name of a file inside it; empty: none
    QByteArray attached; ///< its JSON
};

/// Called with each page that is done; false: stop.
using PageProgress = std::function<bool(qsizetype pages)>;

/// The bytes of a PDF with each scene scaled to a page of `points` (1/72 inch), fonts embedded; the
/// same for the same arguments in every process that has set a fixed hash seed. The scenes share
/// one shape.
Result<QByteArray> pdfOfPages(const std::vector<ChartScene> &pages,
                              QSizeF points,
                              const PdfFacts &facts,
                              const PageProgress &progress = {});

} // namespace sourceline
