#include "ui/chart/chartprogram.h"

#include "model/store/checkedfile.h"

namespace sourceline {

using namespace Qt::StringLiterals;

void ChartProgram::make(const QString &casefile,
                        const QByteArray &spec,
                        const QString &file,
                        const QStringList &options,
                        const Done &done)
{
    stop();
    const QString specFile = scratch(u"spec.json"_s);
    if (const auto written = writeChecked(specFile, spec); !written)
        return done(written.error().message, {});
    run(QStringList{u"chart"_s, casefile, u"--spec"_s, specFile, u"-o"_s, file} + options,
        tr("The chart could not be made: %1."),
        done);
}

} // namespace sourceline
