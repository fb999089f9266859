// Writing what was previewed, as one edit; the rows that stay out go to a file.
#include "model/datain/mappings.h"
#include "model/datain/rejectedrows.h"
#include "model/workbench/identity.h"
#include "model/workbench/vocabulary.h"
#include "model/workbench/workbench.h"
#include "ui/exchange/dataimportdialog.h"
#include "ui/exchange/mappingform.h"

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrentRun>

#include <algorithm>
#include <limits>

namespace sourceline {

QString DataImportDialog::words(qint64 count, const char *one, const char *many)
{
    return counted(int(std::min<qint64>(count, std::numeric_limits<int>::max())), one, many);
}

QString DataImportDialog::added(qint64 count, const char *one, const char *many)
{
    return count == 1 ? tr("%1 was added; Undo takes it back.").arg(words(count, one, many))
                      : tr("%1 were added; Undo takes them back.").arg(words(count, one, many));
}

void DataImportDialog::import()
{
    if (!m_read || !m_workbench.casefile() || !m_import->isEnabled())
        return;
    if (!hasWriter()) {
        m_sentence->setText(tr("Nothing was imported: an import needs the name of who makes it."));
        return;
    }
    if (m_read->pack)
        importPack();
    else
        importDataset();
}

bool DataImportDialog::hasWriter()
{
    if (!m_workbench.identity().isSet())
        emit identityRequested();
    return m_workbench.identity().isSet();
}

void DataImportDialog::importPack()
{
    const auto report = std::make_shared<PackReport>();
    const QString label = tr("Import %1").arg(QFileInfo(m_path).fileName());
    setBusy(tr("Importing …"));
    m_mapping->setEnabled(false);
    const auto change = [pack = m_read->pack, report, label](Writer &writer) {
        writer.describe(label);
        return sourceline::packImport(pack, report)(writer);
    };
    m_workbench.perform(change, {}, [this, report](const Result<Edit> &edit) {
        finish(edit ? QString() : edit.error().message,
               added(report->added, "1 record", "%Ln records"));
    });
}

void DataImportDialog::importDataset()
{
    if (m_chosen) {
        if (const auto saved = saveMapping(m_read->heading, *m_chosen); !saved) {
            m_sentence->setText(saved.error().message);
            return;
        }
        m_isMapped = false;
    }
    const auto report = std::make_shared<TableReport>();
    const auto rejected = std::make_shared<QByteArray>();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const qint64 total = m_read->report.rows;
    const RowsDone progress = [this, cancelled = m_cancelled, total](qint64 rows) {
        QMetaObject::invokeMethod(this, [this, rows, total] {
            m_progress->setRange(0, 1000);
            m_progress->setValue(total > 0 ? int(rows * 1000 / total) : 0);
        });
        return !*cancelled;
    };
    setBusy(tr("Importing …"));
    m_mapping->setEnabled(false);
    const Reason reason{
        m_workbench.identity().name, m_read->table->label(), m_read->table->layoutName(), "import"};
    disconnect(&m_writing, nullptr, this, nullptr);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this, report, rejected] {
        const Result<Edit> edit = m_writing.result();
        if (!edit)
            return finish(edit.error().message, {});
        const QString sentence = added(report->added, "1 incident", "%Ln incidents");
        if (rejected->isEmpty())
            return finish({}, sentence);
        saveRejected(*rejected, report->rejected, sentence);
    });
    m_writing.setFuture(m_workbench.casefile()->importBatch(
        reason, m_read->table->fill(report, rejected, progress)));
}

void DataImportDialog::saveRejected(const QByteArray &rows, qint64 count, const QString &sentence)
{
    connect(&m_saving, &QFutureWatcherBase::finished, this, [this, count, sentence] {
        const Result<QString> path = m_saving.result();
        if (path)
            return finish(
                {},
                sentence + u' '
                    + tr("Rejected: %1, in %2.").arg(words(count, "1 row", "%Ln rows"), *path));
        emit imported(sentence);
        finish(sentence + u' '
                   + tr("The rejected rows could not be written: %1").arg(path.error().message),
               {});
    });
    m_saving.setFuture(
        QtConcurrent::run(writeRejected, rows, m_path, m_workbench.casefile()->path()));
}

void DataImportDialog::finish(const QString &error, const QString &sentence)
{
    setBusy({});
    m_mapping->setEnabled(true);
    m_sentence->setText(error.isEmpty() ? sentence : error);
    if (!error.isEmpty())
        return;
    emit imported(sentence);
    accept();
}

} // namespace sourceline
