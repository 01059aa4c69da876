const names = ['Vera', 'Sanne', 'Joris', 'Anna', 'Lotte', 'Eva'];
const all = Array.from({ length: 60 }, (_, index) => ({
  number: index + 1,
  name: names[index % names.length],
  share: (index * 7) % 100,
}));

const template = `
  <el-menu mode="horizontal" :ellipsis="false" default-active="1"><el-menu-item index="1">Orders</el-menu-item>
  <el-sub-menu index="2"><template #title>More</template><el-menu-item index="2-1">Returns</el-menu-item>
  <el-menu-item index="2-2">Stock</el-menu-item>
  </el-sub-menu></el-menu>
  <el-form inline style="margin-top: 16px"><el-form-item label="Search"><el-input v-model="words" id="search" clearable></el-input></el-form-item>
  <el-form-item label="Size"><el-select v-model="size" id="size" style="width: 120px"><el-option v-for="each in [38, 39, 40]" :key="each" :label="'Size ' + each" :value="each"></el-option></el-select></el-form-item>
  <el-form-item label="Paid"><el-switch v-model="isPaid"></el-switch></el-form-item>
  <el-form-item><el-button type="primary" id="new" @click="isOpen = true">New</el-button></el-form-item>
  </el-form>
  <el-tabs model-value="list"><el-tab-pane label="List" name="list"><el-table :data="rows" border height="260" id="table"><el-table-column prop="number" label="Number" sortable></el-table-column>
  <el-table-column prop="name" label="Name" sortable></el-table-column>
  <el-table-column label="How far"><template #default="{ row }"><el-progress :percentage="row.share"></el-progress></template></el-table-column>
  </el-table>
  <el-pagination layout="prev, pager, next" :total="60" v-model:current-page="at"></el-pagination></el-tab-pane>
  <el-tab-pane label="Shelf" name="shelf"><el-slider v-model="shelf" style="width: 300px; margin: 40px"></el-slider><el-rate v-model="stars"></el-rate></el-tab-pane>
  </el-tabs>
  <el-dialog v-model="isOpen" title="A new order" width="420"><el-input type="textarea" v-model="note" id="note"></el-input><template #footer><el-button id="done" type="primary" @click="add">Add</el-button></template></el-dialog>`;

const app = window.Vue.createApp({
  template,
  data: () => ({
    ...{ words: '', size: 39, isPaid: false, isOpen: false, note: '', at: 1, shelf: 20, stars: 2 },
    added: [],
  }),
  computed: {
    rows() {
      const fit = [...this.added, ...all].filter(({ name }) => name.includes(this.words));
      return fit.slice((this.at - 1) * 10, this.at * 10);
    },
  },
  methods: {
    add() {
      this.added.unshift({ number: 61, name: this.note, share: 0 });
      this.isOpen = false;
      window.ElementPlus.ElMessage({ message: 'Added', type: 'success', duration: 0 });
    },
  },
});
app.use(window.ElementPlus).mount('#app');
