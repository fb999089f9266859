#pragma once

#include <QTableView>

namespace sourceline {

class FirstLines;
class ImportPreview;

/// The rows of a table on their way in: what each becomes, or, before a mapping says so, the first
/// as they stand in the file. Columns share the width there is; what is cut is in the tool tip.
class ImportRows : public QTableView
{
    Q_OBJECT

public:
    explicit ImportRows(ImportPreview *preview, QWidget *parent = nullptr);

    void showOutcomes();
    void showAsTheyStand(const QStringList &heading, const QList<QStringList> &rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool showsOutcomes() const;
    int padding() const;
    void measure();
    void shareWidth();
    void fitHeights();

    ImportPreview *m_preview;
    FirstLines *m_lines;
    QList<int> m_wanted; ///< widths of columns but the line's; 0: hidden
    bool m_isFitting = false;
};

} // namespace sourceline
