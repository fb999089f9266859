#include "ui/exchange/dataimportdialog.h"

#include "model/datain/mappings.h"
#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/exchange/importpreview.h"
#include "ui/exchange/mappingform.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// A guess at the characters is shown: accents can be looked at before anything comes in.
QString withCharset(const QString &layout, const QString &charset)
{
    return charset.isEmpty() ? layout : QString(layout + u", "_s + charset);
}

} // namespace

DataImportDialog::DataImportDialog(Workbench &workbench, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_path(path)
    , m_preview(new ImportPreview(this))
    , m_mapping(new MappingForm(this))
    , m_rows(new QTableView(this))
    , m_about(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_import(m_buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    build();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &DataImportDialog::import);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_mapping, &MappingForm::changed, this, [this] {
        m_chosen = m_mapping->mapping();
        read();
    });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        m_read = m_reading.result();
        show(*m_read);
    });
    read();
}

DataImportDialog::~DataImportDialog()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_reading.waitForFinished(); // it reads through the casefile, which may be closed next
    m_writing.waitForFinished();
    m_saving.waitForFinished();
}

void DataImportDialog::build()
{
    m_rows->setModel(m_preview);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->verticalHeader()->hide();
    m_rows->setWordWrap(true);
    m_rows->setTextElideMode(Qt::ElideRight);
    m_rows->setAccessibleName(tr("What rows become"));
    connect(m_rows->horizontalHeader(),
            &QHeaderView::sectionResized,
            this,
            &DataImportDialog::fitSentences);
    m_rows->horizontalHeader()->setStretchLastSection(true);
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rows->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::medium);
    m_rows->setColumnWidth(ImportPreview::Line, 56);
    m_rows->setColumnWidth(ImportPreview::Becomes, 380);
    m_rows->setColumnWidth(ImportPreview::Title, 240);
    m_rows->setColumnWidth(ImportPreview::Said, 200);
    for (QLabel *label : {m_about, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_mapping->hide();
    auto *across = new QHBoxLayout;
    across->addWidget(m_mapping);
    across->addWidget(m_rows, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_about);
    layout->addLayout(across, 1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_progress);
    layout->addWidget(m_buttons);
    const QSize room = screen()->availableSize() * 9 / 10;
    resize(std::min(1400, room.width()), std::min(680, room.height()));
}

void DataImportDialog::setBusy(const QString &what)
{
    m_progress->setVisible(!what.isEmpty());
    m_progress->setRange(0, 0);
    m_mapping->setEnabled(what.isEmpty());
    m_import->setEnabled(false);
    if (!what.isEmpty())
        m_sentence->setText(what);
}

void DataImportDialog::read()
{
    if (!m_workbench.casefile())
        return reject();
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    setBusy(tr("Reading the table …"));
    Casefile *casefile = m_workbench.casefile();
    m_reading.setFuture(
        QtConcurrent::run([casefile, path = m_path, mapping = m_chosen, cancelled = m_cancelled] {
            auto read = std::make_shared<ReadTable>();
            const auto reader = casefile->reader();
            if (!reader)
                read->problem = reader.error().message;
            else
                *read = readTable(path, mapping, reader->handle(), *cancelled);
            return read;
        }));
}

QString DataImportDialog::outcomeOf(const ReadTable &read) const
{
    QString sentence;
    if (read.pack) {
        const PackReport &report = read.packReport;
        sentence =
            tr("%1 would be added, %L2 here already, %L3 different from what is here and left "
               "as it is.")
                .arg(words(report.added, "1 record", "%Ln records"))
                .arg(report.present)
                .arg(report.conflicts.size());
        if (report.withoutText > 0)
            sentence += u' '
                        + tr("Without the articles, %1 would come in as place and hash: import the "
                             "%2 they are from, and the sentences are lit.")
                              .arg(words(report.withoutText, "1 citation", "%Ln citations"),
                                   words(report.missingTexts, "1 original", "%Ln originals"));
    } else {
        sentence = tr("%1: %L2 new, %L3 here already, %L4 rejected.")
                       .arg(words(read.report.rows, "1 row", "%Ln rows"))
                       .arg(read.report.added)
                       .arg(read.report.duplicates)
                       .arg(read.report.rejected);
        if (read.report.likely > 0)
            sentence += u' '
                        + tr("Of the new, %L1 may be here already, by day, place and means.")
                              .arg(read.report.likely);
    }
    if (!read.report.notTaken.isEmpty())
        sentence += u' ' + tr("Not taken: %1.").arg(read.report.notTaken.join(u"; "_s));
    return sentence;
}

void DataImportDialog::show(const ReadTable &read)
{
    setBusy({});
    const bool needsMapping = read.isUnknown && !m_chosen;
    if (needsMapping) {
        const QString name = QFileInfo(m_path).completeBaseName();
        const auto saved = savedMapping(read.heading);
        const QJsonObject mapping = saved ? *saved : suggestedMapping(read.heading, name);
        m_mapping->setColumns(read.heading, mapping);
        m_mapping->show();
        m_chosen = m_mapping->mapping();
        return this->read();
    }
    if (read.table && m_chosen)
        m_about->setText(
            tr("No layout that is known here. Say what its columns are; it is remembered for "
               "tables "
               "with these headings. What it says of perpetrators comes in as allegations of “%1”.")
                .arg(read.table->layoutName()));
    else if (read.table)
        m_about->setText(
            tr("Read as: %1. What it says of perpetrators comes in as its allegations.")
                .arg(withCharset(read.table->layoutName(), read.report.charset)));
    else if (read.pack)
        m_about->setText(tr("Read as: an export of Sourceline. Records come in by their keys: what "
                            "is here stays as "
                            "it is."));
    m_preview->setRows(read.rows);
    m_rows->resizeColumnToContents(ImportPreview::Line);
    m_rows->clearSpans();
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        // Why not is told in full: there is nothing else to show.
        if (m_preview->isSentence(row))
            m_rows->setSpan(row,
                            ImportPreview::Becomes,
                            1,
                            ImportPreview::ColumnCount - ImportPreview::Becomes);
    }
    fitSentences();
    m_sentence->setText(read.problem.isEmpty() ? outcomeOf(read) : read.problem);
    const bool hasRows =
        read.pack ? read.packReport.added + read.packReport.texts > 0 : read.report.added > 0;
    m_import->setEnabled(read.problem.isEmpty() && hasRows && m_workbench.canEdit());
    emit previewed();
}

// In as many lines as it takes: a conflict is told with both values.
void DataImportDialog::fitSentences()
{
    const int line = m_rows->verticalHeader()->defaultSectionSize();
    int width = 0;
    for (int column = ImportPreview::Becomes; column < ImportPreview::ColumnCount; ++column)
        width += m_rows->columnWidth(column);
    const QRect room(0, 0, width - 2 * spacing::medium, QWIDGETSIZE_MAX);
    QRect narrow = room;
    narrow.setWidth(m_rows->columnWidth(ImportPreview::Becomes) - 2 * spacing::medium);
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const QString text = m_preview->index(row, ImportPreview::Becomes).data().toString();
        const int height =
            m_rows->fontMetrics()
                .boundingRect(m_preview->isSentence(row) ? room : narrow, Qt::TextWordWrap, text)
                .height();
        m_rows->setRowHeight(row, std::max(line, height + spacing::small));
    }
}

void DataImportDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitSentences();
}

QString DataImportDialog::sentence() const
{
    return m_sentence->text();
}

void DataImportDialog::reject()
{
    if (m_saving.isRunning())
        return; // what came in has been committed; it is told when this is done
    if (m_writing.isRunning()) {
        *m_cancelled = true; // the writer looks between rows; its answer says that nothing came in
        return;
    }
    if (m_cancelled)
        *m_cancelled = true;
    QDialog::reject();
}

} // namespace sourceline
